package io.nunchi.cli.internal.progress;

import io.nunchi.api.frame.DropReason;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The state of one of several sources at a moment.
 *
 * @param camera its name
 * @param framesRead frames so far
 * @param frameCount the number of frames of the source, if it tells
 * @param framesPerSecond analyzed frames per second of the last ten seconds; of all, when it is
 *     over
 * @param ageP50Nanos the median age of recent results, in nanoseconds
 * @param ageP99Nanos 99 of 100 recent results are not older
 * @param generation the number of the engine generation that analyzes it
 * @param drops frames that the host dropped, by reason; only those above 0
 * @param health the stream's health, or what the source does without a stream
 * @param isOver true if no more frames follow
 * @param isWell true if the source is healthy
 */
public record StreamRow(
    String camera,
    long framesRead,
    OptionalLong frameCount,
    double framesPerSecond,
    OptionalLong ageP50Nanos,
    OptionalLong ageP99Nanos,
    OptionalLong generation,
    Map<DropReason, Long> drops,
    String health,
    boolean isOver,
    boolean isWell) {}
