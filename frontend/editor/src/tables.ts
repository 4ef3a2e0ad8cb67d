/** Tables: a plain one to begin with; rows and columns that come and go. Tables with merged cells keep their shape. */

import type { Node } from "prosemirror-model";
import { Selection, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { around, node } from "./blocks";

const ROWS = 3;
const COLUMNS = 3;

/** The first row names the columns. */
export function plainTable(): Node {
  const row = (header: boolean): Node => node("table_row").create(null, Array.from({ length: COLUMNS }, () => node("table_cell").create({ header })));
  return node("table").create(null, Array.from({ length: ROWS }, (_, index) => row(index === 0)));
}

interface Place {
  readonly table: Node;
  /** Before the table. */
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

/** The cell of the selection in a table without merged cells. */
function cellAt(state: EditorState): Place | null {
  const found = around(state, "table");
  if (found === null) return null;
  const { $from } = state.selection;
  if ($from.depth < found.depth + 2) return null;
  let merged = false;
  found.node.descendants((cell) => {
    merged ||= cell.type.name === "table_cell" && (cell.attrs["colspan"] !== 1 || cell.attrs["rowspan"] !== 1);
    return cell.type.name === "table_row";
  });
  return merged ? null : { table: found.node, at: $from.before(found.depth), row: $from.index(found.depth), column: $from.index(found.depth + 1) };
}

export const inTable = (state: EditorState): boolean => around(state, "table") !== null;

/** Rebuilds the table around the caret; the caret goes to the cell that `goal` names. */
function rebuilt(change: (rows: Node[][], place: Place) => { rows: Node[][]; goal: readonly [row: number, column: number] } | null): Command {
  return (state, dispatch) => {
    const place = cellAt(state);
    if (place === null) return false;
    const rows: Node[][] = [];
    place.table.forEach((row) => {
      const cells: Node[] = [];
      row.forEach((cell) => void cells.push(cell));
      rows.push(cells);
    });
    const done = change(rows, place);
    if (done === null) return false;
    if (dispatch) {
      const table = place.table.copy(node("table").create(null, done.rows.map((cells) => node("table_row").create(null, cells))).content);
      const tr = state.tr.replaceWith(place.at, place.at + place.table.nodeSize, table);
      let inside = place.at + 1;
      const [row, column] = [Math.min(done.goal[0], done.rows.length - 1), done.goal[1]];
      for (let index = 0; index < row; index += 1) inside += table.child(index).nodeSize;
      inside += 1;
      const cells = table.child(row);
      for (let index = 0; index < Math.min(column, cells.childCount - 1); index += 1) inside += cells.child(index).nodeSize;
      dispatch(tr.setSelection(TextSelection.create(tr.doc, inside + 1)).scrollIntoView());
    }
    return true;
  };
}

const empty = (like: Node): Node => node("table_cell").create({ header: false, align: like.attrs["align"] as string | null });

export const addRow: Command = rebuilt((rows, { row, column }) => {
  rows.splice(row + 1, 0, rows[row]!.map(empty));
  return { rows, goal: [row + 1, column] };
});

export const addColumn: Command = rebuilt((rows, { row, column }) => {
  for (const cells of rows) {
    const like = cells[Math.min(column, cells.length - 1)]!;
    cells.splice(column + 1, 0, node("table_cell").create({ header: like.attrs["header"] as boolean }));
  }
  return { rows, goal: [row, column + 1] };
});

export const removeRow: Command = rebuilt((rows, { row, column }) => {
  if (rows.length === 1) return null;
  rows.splice(row, 1);
  return { rows, goal: [row, column] };
});

export const removeColumn: Command = rebuilt((rows, { row, column }) => {
  if (rows.some((cells) => cells.length === 1)) return null;
  for (const cells of rows) cells.splice(Math.min(column, cells.length - 1), 1);
  return { rows, goal: [row, Math.max(0, column - 1)] };
});

export const removeTable: Command = (state, dispatch) => {
  const found = around(state, "table");
  if (found === null) return false;
  const at = state.selection.$from.before(found.depth);
  if (dispatch) {
    const tr = state.tr.delete(at, at + found.node.nodeSize);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)))).scrollIntoView());
  }
  return true;
};
