/**
 * How the command line tool works.
 *
 * <ul>
 *   <li>{@code command}: what all commands share: options, errors, tables
 *   <li>{@code source}: where frames come from: video files, cameras, folders of images
 *   <li>{@code analyze}: frames from a source through the host to the outputs
 *   <li>{@code evaluate}: analyzers against labelled frames
 *   <li>{@code report}: the page that a person decides by
 *   <li>{@code output}: the files that are written
 *   <li>{@code draw}: boxes and labels on a picture
 *   <li>{@code measure}: durations and their percentiles
 *   <li>{@code demo}: the first thing a new user runs
 *   <li>{@code author}: projects for those who write analyzers
 *   <li>{@code scene}: generated scenes as sources and as files
 *   <li>{@code shadow}: a candidate beside the analyzer, and the frames on which they differ
 *   <li>{@code metrics}: what a host measures, for Prometheus
 *   <li>{@code tck}: the kit's verdict on a terminal and in files
 *   <li>{@code bench}: measures the host with frames in memory
 *   <li>{@code ffmpeg}: keeps what FFmpeg says off the terminal and in our errors
 * </ul>
 */
@NullMarked
package io.nunchi.cli.internal;

import org.jspecify.annotations.NullMarked;
