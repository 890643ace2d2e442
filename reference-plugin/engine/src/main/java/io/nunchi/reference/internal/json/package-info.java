/**
 * Reads JSON strictly: {@link io.nunchi.reference.internal.json.StrictObject} hands out typed
 * values, notes every problem with its place, and reports the keys that nobody asked for.
 */
@NullMarked
package io.nunchi.reference.internal.json;

import org.jspecify.annotations.NullMarked;
