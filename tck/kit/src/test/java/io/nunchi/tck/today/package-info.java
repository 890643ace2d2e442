/**
 * Plugins that know the enums of today only; packed as jars, together with the correct analyzer.
 */
@NullMarked
package io.nunchi.tck.today;

import org.jspecify.annotations.NullMarked;
