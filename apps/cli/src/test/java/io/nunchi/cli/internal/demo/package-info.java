/** Tests of the demo. */
@NullMarked
package io.nunchi.cli.internal.demo;

import org.jspecify.annotations.NullMarked;
