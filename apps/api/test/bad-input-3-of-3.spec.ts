import { badInput } from './bad-input.suite.js';

badInput();
