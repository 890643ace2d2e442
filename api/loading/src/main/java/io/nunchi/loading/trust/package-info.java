/**
 * Checks of jars before any of their classes is loaded: by {@link
 * io.nunchi.loading.trust.DigestAllowList digest}, by {@link io.nunchi.loading.trust.SignerCheck
 * signature}, or by both, as the VMS asks.
 */
@NullMarked
package io.nunchi.loading.trust;

import org.jspecify.annotations.NullMarked;
