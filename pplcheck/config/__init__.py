"""Files people keep: policy, registers, license profiles."""
