/** What all commands share: options, how errors are said, tables. */
@NullMarked
package io.nunchi.cli.internal.command;

import org.jspecify.annotations.NullMarked;
