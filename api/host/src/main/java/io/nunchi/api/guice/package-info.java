/**
 * Binds a host for a VMS that is wired by Guice: {@link io.nunchi.api.guice.AnalyticsHostModule}.
 * No other package of Nunchi's api or spi knows Guice.
 */
@NullMarked
package io.nunchi.api.guice;

import org.jspecify.annotations.NullMarked;
