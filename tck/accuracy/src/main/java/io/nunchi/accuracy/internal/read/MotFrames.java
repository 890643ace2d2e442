package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.LabelledFrame;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The frames of a sequence, without labels.
 *
 * @param frames all of them, frame n at index n - 1
 * @param video the video, if they are in one
 * @param frameRate frames per second, where known
 */
record MotFrames(List<LabelledFrame> frames, Optional<Path> video, OptionalDouble frameRate) {}
