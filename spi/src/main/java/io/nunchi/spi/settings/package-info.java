/**
 * Settings that a person can change: a {@link io.nunchi.spi.settings.SettingsSchema} lists {@link
 * io.nunchi.spi.settings.Setting}s, complete enough to draw a form, and turns text into checked
 * {@link io.nunchi.spi.settings.Settings}.
 */
@NullMarked
package io.nunchi.spi.settings;

import org.jspecify.annotations.NullMarked;
