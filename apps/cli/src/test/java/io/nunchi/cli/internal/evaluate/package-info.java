/** Tests of analyzers against labelled frames. */
@NullMarked
package io.nunchi.cli.internal.evaluate;

import org.jspecify.annotations.NullMarked;
