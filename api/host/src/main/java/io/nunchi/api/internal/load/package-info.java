/**
 * From a directory to a loaded plugin: {@link io.nunchi.api.internal.load.PluginScanner} lists what
 * may be a plugin, {@link io.nunchi.api.internal.load.PluginJars} reads the jars without loading a
 * class, {@link io.nunchi.api.internal.load.PluginLoader} judges and loads it in a {@link
 * io.nunchi.api.internal.load.PluginClassLoader}, and {@link
 * io.nunchi.api.internal.load.NativeFolders} gives each class loader its folder for native
 * libraries.
 */
@NullMarked
package io.nunchi.api.internal.load;

import org.jspecify.annotations.NullMarked;
