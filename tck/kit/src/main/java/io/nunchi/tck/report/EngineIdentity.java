package io.nunchi.tck.report;

import java.util.Optional;

/**
 * The engine that the checks ran: what it computed with, and where.
 *
 * <p>Immutable; any thread.
 *
 * @param model the id of its model; for a native library its id and version
 * @param modelDigest the SHA-256 of the model or library
 * @param provider the execution provider in use
 * @param providerReason the reason for this provider
 */
public record EngineIdentity(
    Optional<String> model, Optional<String> modelDigest, String provider, String providerReason) {}
