/**
 * The smallest VMS: shows on a command line how a VMS embeds {@code io.nunchi.api}.
 *
 * <p>{@link io.nunchi.cli.Main} is the program; each command is a class of its name. Start reading
 * at {@code internal.analyze.AnalyzeRun}: host, engine, stream, frames, results, in that order.
 */
@NullMarked
package io.nunchi.cli;

import org.jspecify.annotations.NullMarked;
