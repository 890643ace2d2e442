/** The host: it owns plugins, engines, supervision and everything that they share. */
@NullMarked
package io.nunchi.api.internal.host;

import org.jspecify.annotations.NullMarked;
