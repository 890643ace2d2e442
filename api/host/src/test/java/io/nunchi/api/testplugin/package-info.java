/** A plugin that does what each frame commands; the tests pack its compiled classes into a jar. */
@NullMarked
package io.nunchi.api.testplugin;

import org.jspecify.annotations.NullMarked;
