package io.citygrid.jobs.crowd.core;

import io.citygrid.live.quality.NoteBook;

/**
 * What one task has noted of the pings that came to it. Flat, stored in state.
 *
 * @param part name of the task's part of the feed
 */
public record FeedNotes(String part, NoteBook notes) {}
