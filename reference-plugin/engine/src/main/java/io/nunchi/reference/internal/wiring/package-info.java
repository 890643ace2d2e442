/**
 * The bindings of the plugin. {@link io.nunchi.reference.internal.wiring.ReferenceModule} lists
 * every binding, each decoder among them; {@link io.nunchi.reference.internal.wiring.Wiring} starts
 * Guice.
 */
@NullMarked
package io.nunchi.reference.internal.wiring;

import org.jspecify.annotations.NullMarked;
