package io.synthorax.platform.store;

class InMemoryObjectStoreTest implements ObjectStoreContract {
  private final ObjectStore store = new InMemoryObjectStore();

  @Override
  public ObjectStore store() {
    return store;
  }
}
