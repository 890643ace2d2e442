package io.nunchi.cli.internal.progress;

import io.nunchi.api.frame.DropReason;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How one of several sources does at a moment.
 *
 * @param camera its name
 * @param framesRead frames so far
 * @param frameCount how many it has, if it says so
 * @param framesPerSecond analyzed frames per second of the last ten seconds; of all, when it is
 *     over
 * @param ageP50Nanos how old results were of late, in nanoseconds
 * @param ageP99Nanos the same of 99 in 100
 * @param drops frames that the host dropped, by reason; only those above 0
 * @param health the stream's health, or what the source does without a stream
 * @param isOver whether no more frames follow
 * @param isWell whether that is as it should be
 */
public record StreamRow(
    String camera,
    long framesRead,
    OptionalLong frameCount,
    double framesPerSecond,
    OptionalLong ageP50Nanos,
    OptionalLong ageP99Nanos,
    Map<DropReason, Long> drops,
    String health,
    boolean isOver,
    boolean isWell) {}
