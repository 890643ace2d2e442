/** A plugin that finds in every frame what its settings say. */
@NullMarked
package io.nunchi.api.testplugin.compared;

import org.jspecify.annotations.NullMarked;
