package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.Tolerated;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A dataset as it is written, before options choose from it.
 *
 * @param form its form
 * @param labelFiles the files that were read
 * @param isSequence true if frames follow each other in time
 * @param video the video of the frames
 * @param frameRate frames per second, where known
 * @param labels its labels
 * @param categoryLabels labels by their numbers
 * @param frames all frames
 * @param subset the subset that was read, of a dataset that has several
 * @param tolerated the leniencies that the labels needed
 */
record RawDataset(
    Dataset.Form form,
    List<Path> labelFiles,
    boolean isSequence,
    Optional<Path> video,
    OptionalDouble frameRate,
    List<String> labels,
    Map<Long, String> categoryLabels,
    List<LabelledFrame> frames,
    Optional<String> subset,
    List<Tolerated> tolerated) {}
