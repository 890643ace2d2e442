/** Tests of the contract of the future. */
@NullMarked
package io.nunchi.tck.internal.future;

import org.jspecify.annotations.NullMarked;
