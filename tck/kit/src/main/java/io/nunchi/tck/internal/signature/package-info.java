/** The contract that the kit was built with, compared with the contract on the class path. */
@NullMarked
package io.nunchi.tck.internal.signature;

import org.jspecify.annotations.NullMarked;
