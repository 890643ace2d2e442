/** Tests of the files that a comparison writes. */
@NullMarked
package io.nunchi.cli.internal.compare;

import org.jspecify.annotations.NullMarked;
