import { isolationMatrix } from './isolation.suite.js';

isolationMatrix();
