/**
 * Runs a plugin with a contract whose enums have one more constant each, as later versions have.
 */
@NullMarked
package io.nunchi.tck.internal.future;

import org.jspecify.annotations.NullMarked;
