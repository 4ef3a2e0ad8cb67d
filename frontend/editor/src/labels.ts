/**
 * The interface's words, which the desk hands over: `editor_…` in its catalogues, where a missing one fails the build. Only
 * their names are here, and they weigh nothing in the bundle.
 */

export type Label =
  | "remark" | "remark_open" | "keys" | "next_mistake" | "mend" | "move_block" | "pictures_left"
  | "toolbar" | "body" | "placeholder" | "block" | "paragraph" | "heading_2" | "heading_3" | "heading_4" | "pullquote" | "verse"
  | "code_block" | "strong" | "strong_sign" | "em" | "em_sign" | "underline" | "strike" | "link" | "link_address" | "link_apply"
  | "link_remove" | "link_refused" | "cancel" | "quote" | "bullet_list" | "ordered_list" | "separator" | "footnote" | "footnotes"
  | "picture" | "direction" | "zwnj" | "invisibles" | "undo" | "redo" | "figure" | "gallery" | "gallery_item" | "audio" | "video" | "embed"
  | "file" | "more" | "page_break" | "background" | "raw" | "caption" | "alt" | "credit" | "size" | "size_normal" | "size_wide"
  | "size_full" | "size_start" | "size_end" | "cite" | "insert" | "insert_what" | "insert_none" | "table" | "table_caption"
  | "table_row_add" | "table_column_add" | "table_row_remove" | "table_column_remove" | "table_remove" | "embed_address" | "embed_refused"
  | "embed_apply" | "embed_title" | "background_which" | "background_none" | "transcript" | "captions" | "poster" | "file_name"
  | "more_label" | "columns" | "replace_picture" | "choose_from_library" | "remote" | "earlier" | "later" | "remove" | "move"
  | "order_said" | "add_pictures" | "no_library" | "upload_failed" | "link_search" | "link_stories" | "find" | "find_what" | "find_replace"
  | "find_next" | "find_previous" | "find_one" | "find_all" | "find_close" | "find_exact" | "find_count" | "find_none" | "find_replaced"
  | "lint_found" | "lint_fix" | "lint_remove" | "lint_all" | "lint_leave" | "lint_fixed" | "lint_foreign_letter" | "lint_look_alike"
  | "lint_presentation_form" | "lint_mixed_digits" | "lint_hidden_control" | "lint_unpaired_isolate" | "lint_missing_joiner"
  | "lint_foreign_quotes" | "lint_unpaired_quote" | "lint_doubled_blank" | "lint_latin_punctuation";

export type Labels = Readonly<Record<Label, string>>;
