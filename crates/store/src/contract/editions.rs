//! Editions and settings.

use super::samples::{NOON, edition, with};
use super::{Constructor, Outcome};
use domain::edition::{Banner, FrontLayout, MissingTranslation, ShareChannel, SocialLink};

pub fn an_edition_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut fa = edition("fa", 1)?;
        assert_eq!(s.store.read(|r| r.edition_by_code(&fa.code))?.as_ref(), Some(&fa));
        fa.missing = MissingTranslation::Source;
        fa.site.front = FrontLayout::Stream;
        fa.site.copyright_since = Some(2012);
        fa.site.share = vec![ShareChannel::Telegram, ShareChannel::X];
        fa.site.social = vec![SocialLink { label: "کانال".into(), url: "https://social.example/a".into() }];
        fa.site.opinion = Some(s.section(&s.fa, "o", None)?.id);
        fa.site.banner = Some(Banner { text: "خبر".into(), link: None, picture: None, until: Some(NOON) });
        s.store.write(|w| w.edition_put(&fa))?;
        assert_eq!(s.store.read(|r| r.edition_by_code(&fa.code))?, Some(fa));
        assert!(s.store.read(|r| r.edition_by_code(&s.en))?.is_some());
        Ok(())
    })
}

pub fn editions_come_in_the_order_of_their_menu(new: Constructor) -> Outcome {
    with(new, |s| {
        for (code, position) in [("sq", 0), ("ar", 2), ("en", 7)] {
            let edition = edition(code, position)?;
            s.store.write(|w| w.edition_put(&edition))?;
        }
        let codes: Vec<String> = s.store.read(|r| r.edition_list())?.into_iter().map(|e| e.code.to_string()).collect();
        assert_eq!(codes, ["sq", "fa", "ar", "en"]);
        Ok(())
    })
}

pub fn a_setting_comes_back_and_goes(new: Constructor) -> Outcome {
    with(new, |s| {
        assert_eq!(s.store.read(|r| r.setting_get::<Vec<u8>>("k"))?, None);
        s.store.write(|w| w.setting_put("k", &[1_u8, 2]))?;
        s.store.write(|w| w.setting_put("k", &[3_u8]))?;
        assert_eq!(s.store.read(|r| r.setting_get::<Vec<u8>>("k"))?, Some(vec![3]));
        assert!(matches!(s.store.read(|r| r.setting_get::<String>("k")), Err(crate::StoreError::Corrupt { .. })));
        s.store.write(|w| w.setting_delete("k"))?;
        assert_eq!(s.store.read(|r| r.setting_get::<Vec<u8>>("k"))?, None);
        Ok(())
    })
}
