package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.spi.settings.SettingType;

/**
 * A setting as a library declares it.
 *
 * @param key the library's name for it
 * @param type the texts that it takes
 * @param defaultText the value when it is not given
 * @param title for a form
 * @param help its effect
 */
public record LibrarySetting(
    String key, SettingType<?> type, String defaultText, String title, String help) {}
