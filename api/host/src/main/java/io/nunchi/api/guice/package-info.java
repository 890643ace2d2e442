/**
 * For a VMS that is wired by Guice: {@link io.nunchi.api.guice.AnalyticsHostModule}. Nothing else
 * in Nunchi's api or spi knows Guice.
 */
@NullMarked
package io.nunchi.api.guice;

import org.jspecify.annotations.NullMarked;
