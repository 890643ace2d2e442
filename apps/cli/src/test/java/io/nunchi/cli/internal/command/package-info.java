/** Tests of {@code command}. */
@NullMarked
package io.nunchi.cli.internal.command;

import org.jspecify.annotations.NullMarked;
