//! Takes out of a linked module what is never called but cannot be left out by its compiler.
//!
//! Leptos' views keep a table of functions each, and in it one that hydrates lazily loaded routes (`hydrate_async`).
//! Nothing here loads routes lazily (`hydrate_body`, never `hydrate_lazy`), yet the table holds on to a sixth of the
//! code. Such functions become a trap; wasm-opt then drops what only they needed. End-to-end tests on the release
//! bundle are the proof that none was needed.

use crate::error::{Error, Result};
use std::path::Path;
use walrus::{FunctionBuilder, FunctionKind, Module, ModuleConfig};

/// Parts of the (mangled) names of functions that are never called: the function itself and its future. What is only
/// defined within them is often equal to something of `hydrate`, and the compiler keeps one of the two, by either name.
pub const NEVER_CALLED: [&str; 2] = ["13hydrate_async17h", "13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h"];
/// Shorter ones stay: the compiler may have merged them with equals of another name.
const SHORTEST: u64 = 48;

/// Reads a linked module and traps what is never called.
pub fn module(file: &Path) -> Result<Module> {
    let said = |error| Error::Bindgen(format!("{}: {error:#}", file.display()));
    let mut module = ModuleConfig::new().parse_file(file).map_err(said)?;
    trap(&mut module);
    Ok(module)
}

fn trap(module: &mut Module) {
    let found: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, function)| {
            module.funcs.get(*id).name.as_deref().is_some_and(is_never_called) && function.size() >= SHORTEST
        })
        .map(|(id, function)| (id, function.ty()))
        .collect();
    for (id, ty) in found {
        let (parameters, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
        let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
        body.func_body().unreachable();
        let arguments = parameters.into_iter().map(|parameter| module.locals.add(parameter)).collect();
        module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
    }
}

fn is_never_called(name: &str) -> bool {
    NEVER_CALLED.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_functions_of_that_name_become_traps() {
        let mut module = Module::default();
        for (name, length) in [
            ("_ZN4view13hydrate_async17h1E", 60),
            ("_ZN4view13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h2E", 4),
            ("_ZN4view13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$5inner17h3E", 60),
            ("_ZN4core13drop_in_place$LT$view..hydrate_async..$u7b$$u7b$closure$u7d$$u7d$$GT$17h4E", 60),
            ("_ZN4view7hydrate17h5E", 60),
        ] {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
            let mut body = function.func_body();
            for _ in 0..length {
                body.i32_const(1).drop();
            }
            function.name(name.to_owned());
            function.finish(vec![], &mut module.funcs);
        }
        trap(&mut module);
        let sizes: Vec<u64> = module.funcs.iter_local().map(|(_, function)| function.size()).collect();
        assert_eq!(sizes.iter().filter(|size| **size < 4).count(), 1, "{sizes:?}");
    }
}
