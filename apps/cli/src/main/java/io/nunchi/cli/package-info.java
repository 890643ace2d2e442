/**
 * The command line {@code ./nunchi}. {@link io.nunchi.cli.Main} is the program; each command is one
 * class, which {@link io.nunchi.cli.NunchiCommand} lists. To see how a program embeds {@code
 * io.nunchi.api}, read {@code internal.analyze.AnalyzeRun}: host, engine, stream, frames, results,
 * in that order.
 */
@NullMarked
package io.nunchi.cli;

import org.jspecify.annotations.NullMarked;
