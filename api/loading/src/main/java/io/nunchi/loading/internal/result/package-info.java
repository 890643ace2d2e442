/** Checks results against the contract rules of chapter 6. */
@NullMarked
package io.nunchi.loading.internal.result;

import org.jspecify.annotations.NullMarked;
