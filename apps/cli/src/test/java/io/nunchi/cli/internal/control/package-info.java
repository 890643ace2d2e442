/** Tests of the commands to a running analysis. */
@NullMarked
package io.nunchi.cli.internal.control;

import org.jspecify.annotations.NullMarked;
