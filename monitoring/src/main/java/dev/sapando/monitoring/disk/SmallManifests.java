package dev.sapando.monitoring.disk;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * RocksDB's manifest names the first and the last key of every file there ever was, until it is begun anew: by default at a gigabyte.
 * Here it is begun anew with every change; a store of ours has few files, and few changes of them.
 */
public final class SmallManifests implements RocksDBConfigSetter {
    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        options.setMaxManifestFileSize(1);
    }

    @Override
    public void close(String store, Options options) {
        // Nothing was opened.
    }
}
