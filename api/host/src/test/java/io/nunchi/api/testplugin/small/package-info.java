/** Plugins and tools that one test class each packs into a jar. */
@NullMarked
package io.nunchi.api.testplugin.small;

import org.jspecify.annotations.NullMarked;
