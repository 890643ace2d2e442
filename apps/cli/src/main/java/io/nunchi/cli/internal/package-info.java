/**
 * The parts that the commands are made of, and their errors, exit codes and JSON.
 *
 * <ul>
 *   <li>{@code options}: options that several commands share
 *   <li>{@code analyzer}: an analyzer as a user names it
 *   <li>{@code source}: frames from video files, cameras, folders of images and scenes
 *   <li>{@code analyze}: frames from a source through the host to the outputs
 *   <li>{@code shadow}: a candidate beside the analyzer, and the frames on which they differ
 *   <li>{@code evaluate}: analyzers against labelled frames
 *   <li>{@code track}: the tracker on files
 *   <li>{@code report}: the page of a comparison
 *   <li>{@code output}: the files of a run
 *   <li>{@code draw}: boxes and labels on a picture
 *   <li>{@code progress}: progress of a run on standard error
 *   <li>{@code interrupt}: Ctrl-C and other signals
 *   <li>{@code text}: tables, durations and counts as lines
 *   <li>{@code metrics}: metrics of a host for Prometheus
 *   <li>{@code plugins}: the load report as JSON
 *   <li>{@code tck}: the kit's verdict on a terminal and in files
 *   <li>{@code author}: projects for authors of analyzers
 *   <li>{@code scene}: generated scenes as files
 *   <li>{@code demo}: the scene of the demo
 *   <li>{@code ffmpeg}: FFmpeg's messages, kept off the terminal and put into errors
 * </ul>
 */
@NullMarked
package io.nunchi.cli.internal;

import org.jspecify.annotations.NullMarked;
