/** Checks results against the limits of their size and the contract rules of chapter 6. */
@NullMarked
package io.nunchi.loading.internal.result;

import org.jspecify.annotations.NullMarked;
