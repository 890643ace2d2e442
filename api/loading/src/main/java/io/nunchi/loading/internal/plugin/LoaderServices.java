package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.PluginTrust;

/**
 * The services of a host that loading plugins needs.
 *
 * @param nativeFolders creates the folder of each class loader
 * @param trust the checks that a jar must pass before it is loaded
 * @param calls runs the plugins' code
 * @param onRealmClosed runs whenever a class loader is no longer used
 */
public record LoaderServices(
    NativeFolders nativeFolders, PluginTrust trust, PluginCalls calls, Runnable onRealmClosed) {}
