/**
 * Plugins that are packed as jars, together with the correct analyzer: most know the enums of today
 * only.
 */
@NullMarked
package io.nunchi.tck.today;

import org.jspecify.annotations.NullMarked;
