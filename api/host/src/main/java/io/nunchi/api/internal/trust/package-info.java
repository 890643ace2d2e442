/**
 * Whether the jars of plugins may be loaded at all: by {@link
 * io.nunchi.api.internal.trust.DigestAllowList digest}, by {@link
 * io.nunchi.api.internal.trust.SignerCheck signature}, or both, as the VMS asked for. No class of a
 * jar is loaded before.
 */
@NullMarked
package io.nunchi.api.internal.trust;

import org.jspecify.annotations.NullMarked;
