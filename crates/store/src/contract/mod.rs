//! What every store promises, one function a promise.
//!
//! `store::store_contract!(new)` makes a test of each, for a constructor of fresh stores; [`PROMISES`] is the list of
//! them. A second store has to keep the same ones.

pub mod plans;
mod samples;

use crate::Store;
use std::any::Any;
use std::error::Error;

/// A fresh, empty store, and what has to live as long as it (a temporary folder).
pub type Constructor = fn() -> (Store, Box<dyn Any>);

/// A promise that is broken panics; one that could not be tried answers an error.
pub type Outcome = Result<(), Box<dyn Error>>;

/// A promise and its name.
#[derive(Debug, Clone, Copy)]
pub struct Promise {
    /// As a sentence.
    pub name: &'static str,
    /// Tries it.
    pub check: fn(Constructor) -> Outcome,
}

macro_rules! promises {
    ($d:tt $($module:ident { $($name:ident)* })*) => {
        $(#[expect(missing_docs, reason = "each promise is named as its sentence")] pub mod $module;)*

        /// Every promise.
        pub const PROMISES: &[Promise] = &[$($(Promise { name: stringify!($name), check: $module::$name }),*),*];

        /// Makes a test of every promise, for a constructor of stores.
        #[macro_export]
        macro_rules! store_contract {
            ($d new:path) => {
                $(mod $module {
                    $(#[test]
                    fn $name() -> $d crate::contract::Outcome {
                        $d crate::contract::$module::$name($d new)
                    })*
                })*
            };
        }
    };
}

promises! { $
    transactions {
        a_write_that_fails_leaves_nothing
        a_write_that_panics_leaves_nothing_and_the_next_one_works
        a_write_reads_its_own_writes
        a_reading_sees_one_moment
        the_generation_moves_only_when_asked
        a_failed_write_leaves_the_generation
        writers_on_many_threads_lose_nothing
    }
    editions {
        an_edition_comes_back_as_it_was_put
        editions_come_in_the_order_of_their_menu
        a_setting_comes_back_and_goes
    }
    versions {
        a_version_comes_back_as_it_was_put
        every_state_survives
        a_path_belongs_to_one_version_of_an_edition
        a_path_is_free_for_its_own_version
        a_story_has_one_version_an_edition
        a_spelling_variant_finds_the_published_version_first
        a_version_without_its_working_revision_is_refused
        putting_a_version_leaves_live_and_working_alone
        a_version_becomes_published_by_publishing_alone
        a_story_is_found_in_each_edition
    }
    revisions {
        a_revision_comes_back_as_it_was_added
        revisions_are_numbered_without_gaps_and_listed_newest_first
        a_revision_of_nothing_is_refused
        autosaves_of_one_person_collapse
        autosaves_of_two_people_stay_apart
        after_ten_minutes_an_autosave_begins_anew
        what_somebody_saved_is_never_replaced
        an_autosave_that_readers_see_is_kept
        an_autosave_that_was_translated_from_is_kept
        a_named_revision_keeps_its_name_and_its_place
    }
    publishing {
        saving_never_changes_what_readers_see
        publishing_swaps_the_live_revision
        a_card_without_a_deck_takes_excerpt_or_teaser
        another_versions_revision_cannot_be_published
        unlisting_takes_a_version_from_everywhere
        leaving_published_by_any_way_unlists
        another_date_moves_a_card
        publishing_twice_lists_once
        publishing_clears_what_kept_it_waiting
    }
    planning {
        what_is_planned_comes_due_in_order
        a_version_that_waits_for_its_moment_is_planned
        what_leaves_readers_or_the_schedule_has_no_plans
        what_was_approved_stays_whatever_is_written_afterwards
        another_versions_revision_cannot_be_planned
    }
    listings {
        a_listing_is_newest_first
        equal_dates_keep_pages_apart
        far_pages_agree_with_counting_row_by_row
        a_page_behind_the_end_is_empty
        pages_and_issues_stay_out_of_the_flow
        a_page_is_in_no_section_tag_or_contributor
        a_section_lists_those_below_it_once
        a_section_that_moves_takes_its_stories_along
        other_sections_and_tags_list_elsewhere
        a_contributor_lists_what_is_live
        a_series_lists_its_issues_and_follows_the_story
        editions_do_not_mix
        a_period_is_half_open
        the_archive_counts_periods_of_the_flow
        neighbours_are_the_next_newer_and_older
        pins_end
        published_addresses_are_walked_once
        a_story_is_mapped_in_every_edition_that_shows_it
        a_version_keeps_the_name_that_feeds_knew_it_by
    }
    media_shown {
        what_a_text_shows_is_shown_while_readers_see_it
        what_many_texts_share_is_shown_by_those_that_readers_see
        what_the_site_itself_shows_is_shown
        an_issue_without_a_picture_has_the_first_page_of_its_file
    }
    library {
        a_medium_is_kept_as_somebody_said
        the_library_is_looked_through_by_kind_folder_and_words
        what_uses_a_medium_is_known_of_drafts_too
        captions_are_shown_and_used_with_their_film
        what_was_taken_out_is_found_by_when_and_goes_with_its_words
    }
    related {
        what_shares_most_tags_stands_beside_a_story
        what_an_editor_chose_goes_before_tags
    }
    most_read {
        reads_add_up_by_day_and_are_forgotten
        counting_leaves_the_generation
        the_list_stands_until_it_is_drawn_up_again
    }
    arranging {
        what_is_in_use_is_not_taken_away
        old_addresses_are_listed_by_path_and_found_by_where_they_lead
        a_menu_is_found_by_its_id
        hits_of_an_old_address_add_up_and_order_the_list
        who_is_merged_into_another_is_listed_and_read_as_they
        a_section_is_hidden_with_those_below_it
        pinned_stories_stand_in_their_order
    }
    section_pages {
        a_section_page_comes_back_as_it_was_put
        a_sections_pins_end
    }
    corrections {
        a_correction_comes_back_as_it_was_added
        an_edition_lists_what_its_readers_are_told
        a_version_keeps_its_short_address
        a_background_comes_back_as_it_was_put
        backgrounds_are_listed_from_the_newest_on
        a_background_is_found_in_every_story_that_names_it
    }
    taxonomy {
        a_section_comes_back_as_it_was_put
        a_section_path_is_taken_once_an_edition
        a_section_never_stands_below_itself
        a_tag_comes_back_as_it_was_put
        a_tag_slug_is_taken_once_an_edition
        tags_of_a_version_keep_their_order
        counterparts_share_a_topic
        a_contributor_comes_back_as_it_was_put
        a_series_comes_back_as_it_was_put
        an_issue_comes_back_as_it_was_put
        a_medium_comes_back_as_it_was_put
        media_may_share_their_bytes
        a_place_has_one_menu
    }
    readers {
        shown_comments_come_oldest_first
        the_count_of_comments_follows_their_states
        moderators_see_the_newest_first
        an_old_address_falls_back_to_this_site
        an_old_address_leads_to_one_place
    }
    people {
        a_user_comes_back_as_they_were_put
        a_login_and_an_address_are_taken_once
        a_password_is_kept_apart_from_its_user
        a_session_comes_back_even_when_it_has_ended
        sessions_end_one_by_one_and_all_at_once
        attempts_are_counted_by_key_and_time
        a_second_factor_takes_each_step_once
        a_recovery_code_counts_once_and_for_its_owner
        what_is_being_set_up_is_remembered_and_replaced
        an_invitation_is_found_by_its_newest_link
        a_link_is_good_for_its_purpose_alone
        a_browser_is_known_to_whom_it_let_in
    }
    books {
        the_audit_trail_grows_and_is_read_backwards
        an_import_is_remembered
        jobs_of_a_kind_are_taken_in_the_order_of_their_moments
        a_lease_that_ends_gives_the_job_to_the_next
        a_job_waits_once_by_its_key
        a_job_is_enqueued_with_its_transaction_or_not_at_all
    }
    search {
        either_spelling_finds_the_other
        other_words_are_not_found
        an_exact_spelling_ranks_first
        a_headline_weighs_more_than_a_deck
        a_headline_weighs_more_than_a_mention_in_a_short_text
        words_in_a_row_come_before_words_apart
        of_what_fits_alike_the_newer_comes_first
        the_index_follows_every_change_at_once
        what_is_refreshed_is_found_as_before
        names_and_tags_find_a_text
        phrases_beginnings_and_exclusions_are_understood
        hits_are_counted_by_place_and_time
        editions_are_searched_apart
        what_is_being_typed_finds_heads
        an_article_that_is_being_typed_keeps_the_suggestion
        spellings_that_begin_alike_are_known
        nothing_that_is_typed_is_an_error
    }
    board {
        the_last_changed_story_stands_first
        a_cell_says_what_readers_do_not_see_yet
    }
    desk_work {
        who_works_on_a_version_is_known_until_nobody_does
        a_story_fits_where_one_of_its_versions_has_all_that_is_asked
        the_boards_views_are_lists_by_an_index
        remarks_come_oldest_first_and_are_done_or_not
        a_notice_is_unread_until_it_is_read_and_mailed_once
        an_act_on_many_stories_is_remembered
    }
    webhooks {
        a_webhook_comes_back_as_it_was_put_until_it_is_taken_away
        a_secret_is_kept_apart_from_its_webhook
        what_was_told_is_listed_newest_first_with_what_came_of_it
        what_was_told_long_ago_is_forgotten_unless_it_is_still_tried
    }
}
