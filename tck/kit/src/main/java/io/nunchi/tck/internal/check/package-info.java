/** A check for every rule of the contract, by chapter. */
@NullMarked
package io.nunchi.tck.internal.check;

import org.jspecify.annotations.NullMarked;
