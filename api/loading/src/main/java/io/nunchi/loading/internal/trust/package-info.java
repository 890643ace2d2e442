/**
 * Checks of jars before any of their classes is loaded: by {@link
 * io.nunchi.loading.internal.trust.DigestAllowList digest}, by {@link
 * io.nunchi.loading.internal.trust.SignerCheck signature}, or by both, as the VMS asks.
 */
@NullMarked
package io.nunchi.loading.internal.trust;

import org.jspecify.annotations.NullMarked;
