package org.caunoi.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stored file.
 *
 * @param authority growth key: the receiving authority
 * @param size bytes as stored, after what a camera adds was removed
 * @param sha256 hash of the bytes as stored, 64 hex digits
 * @param pages pages of a PDF; 1 for a picture
 * @param width pixels of a picture as it reads upright; null for a PDF
 * @param removedMetadataBytes how many bytes of metadata (place, device, comments) were removed
 * @param originalSha256 hash of the bytes as they came, before metadata was removed and a picture
 *     set upright
 */
public record StoredDocument(
    UUID id,
    String authority,
    MediaKind kind,
    long size,
    String sha256,
    int pages,
    @Nullable Integer width,
    @Nullable Integer height,
    int removedMetadataBytes,
    String originalSha256) {}
