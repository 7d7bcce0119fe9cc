package io.citygrid.city.event;

import io.citygrid.city.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bulletin says of an event; texts in Chinese and in English, one standing in for the other.
 *
 * @param event what it is, such as 暴雨
 * @param urgency as CAP names it, such as {@code Immediate}
 * @param certainty as CAP names it, such as {@code Likely}
 * @param effective from when the bulletin holds; when it was sent, where it does not say
 * @param onset when the event is expected to begin; null when not told
 * @param expires until when the bulletin holds; null when not told
 * @param instruction what the sender says is to be done; null when not told
 * @param areaDescription in the sender's words
 */
public record BulletinInfo(
    Names event,
    BulletinSeverity severity,
    String urgency,
    String certainty,
    Instant effective,
    @Nullable Instant onset,
    @Nullable Instant expires,
    Names headline,
    @Nullable Names description,
    @Nullable Names instruction,
    String areaDescription) {}
