/** Tests of what analyzers are given of a dataset. */
@NullMarked
package io.nunchi.cli.internal.evaluate;

import org.jspecify.annotations.NullMarked;
