/** Tests of the comparison of several models. */
@NullMarked
package io.nunchi.cli.internal.tradeoff;

import org.jspecify.annotations.NullMarked;
